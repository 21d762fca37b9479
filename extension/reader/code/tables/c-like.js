/**
 * Languages with braces, calls and the comments of C.
 */

import { JAVASCRIPT, TYPESCRIPT } from './javascript.js';
import * as r from './rules.js';

/** @typedef {import('../scan.js').Rule} Rule */

const { rule, words, after } = r;

/** Words with which most of these languages steer. */
const STEERING = 'break case continue default do else for if return switch while';
const LITERALS = 'true false null';

const DIRECTIVE = rule('meta', /[^\S\n]*#[^\S\n]*(?:include[^\S\n]*<[^>\n]*>?|[a-z]+)/uy, {
  where: 'line',
});

/**
 * @param {Rule} word
 * @param {Rule[]} [own] what this language has beside, found before what it shares
 * @returns {Rule[]}
 */
function cLike(word, own = []) {
  const shared = [r.SLASHES, r.SLASH_STAR, r.DOUBLE_QUOTED, r.NUMBER, word];
  return [...own.filter(({ where }) => where === 'line'), r.BLANKS, ...own, ...shared];
}

const C_KEYWORDS = `${STEERING} goto sizeof typedef struct union enum const static extern volatile register inline
  restrict signed unsigned _Alignas _Atomic _Generic _Noreturn _Static_assert`;
const C_TYPES = `void char short int long float double bool size_t ssize_t ptrdiff_t int8_t int16_t int32_t int64_t
  uint8_t uint16_t uint32_t uint64_t uintptr_t intptr_t wchar_t FILE`;
const C_CONSTANTS = `${LITERALS} NULL nullptr`;

const C_AFTER = after({ type: 'struct union enum class' });

const PHP_CODE = cLike(
  words(
    {
      keyword: `${STEERING} abstract and array as catch class clone const declare echo elseif enum extends final finally
        fn foreach function global goto implements include include_once instanceof insteadof interface match namespace new
        or print private protected public readonly require require_once static throw trait try use var xor yield`,
      type: 'int float string bool mixed void iterable object callable never self parent',
      constant: 'true false null TRUE FALSE NULL',
    },
    { hasTypes: true, after: after({ function: 'function' }) },
  ),
  [
    rule('meta', /\?>/uy, { pops: true }),
    rule('meta', /<\?(?:php|=)?/uy),
    rule('variable', /\$[\p{L}_]\w*/uy),
    r.HASH,
    rule('string', /<<<[\s\S]*?(?:;|$)/uy),
    r.SINGLE_QUOTED,
  ],
);

/** @type {Record<string, Rule[]>} */
export const C_LIKE = {
  JavaScript: JAVASCRIPT,
  TypeScript: TYPESCRIPT,
  C: cLike(
    words(
      { keyword: C_KEYWORDS, type: C_TYPES, constant: C_CONSTANTS },
      { hasTypes: true, hasCalls: true, after: C_AFTER },
    ),
    [DIRECTIVE, r.CHARACTER],
  ),
  'C++': cLike(
    words(
      {
        keyword: `${C_KEYWORDS} alignas alignof and auto catch class co_await co_return co_yield concept consteval constexpr
          constinit decltype delete explicit export final friend mutable namespace new noexcept not operator or override
          private protected public requires static_assert static_cast dynamic_cast const_cast reinterpret_cast template
          thread_local throw try typeid typename using virtual`,
        type: `${C_TYPES} char8_t char16_t char32_t string string_view vector map set pair optional unique_ptr shared_ptr`,
        constant: `${C_CONSTANTS} this`,
      },
      { hasTypes: true, hasCalls: true, after: C_AFTER },
    ),
    [DIRECTIVE, rule('string', /R"\([\s\S]*?(?:\)"|$)/uy), r.CHARACTER],
  ),
  'Objective-C': cLike(
    words(
      {
        keyword: `${C_KEYWORDS} in self super`,
        type: `${C_TYPES} id instancetype BOOL SEL IMP`,
        constant: `${C_CONSTANTS} nil Nil YES NO`,
      },
      { hasTypes: true, hasCalls: true },
    ),
    [
      DIRECTIVE,
      rule('keyword', /@[a-z]+/uy),
      rule('string', /@"(?:[^"\\\n]|\\[\s\S])*"?/uy),
      r.CHARACTER,
    ],
  ),
  'C#': cLike(
    words(
      {
        keyword: `${STEERING} abstract and as async await base catch checked class const delegate enum event explicit extern
          finally fixed foreach get goto implicit in init interface internal is lock namespace new not operator or out
          override params partial private protected public readonly record ref required sealed set sizeof stackalloc static
          struct switch throw try typeof unchecked unsafe using var virtual volatile when where with yield`,
        type: `bool byte char decimal double dynamic float int long nint nuint object sbyte short string uint ulong ushort
          void`,
        constant: `${LITERALS} this`,
      },
      { hasTypes: true, hasCalls: true },
    ),
    [DIRECTIVE, r.TRIPLE_QUOTED, rule('string', /\$?@\$?"(?:[^"]|"")*"?/uy), r.CHARACTER],
  ),
  Java: cLike(
    words(
      {
        keyword: `${STEERING} abstract assert catch class enum extends final finally goto implements import instanceof
          interface native new package permits private protected public record sealed static strictfp super synchronized
          throw throws transient try var volatile yield`,
        type: 'boolean byte char double float int long short void',
        constant: `${LITERALS} this`,
      },
      { hasTypes: true },
    ),
    [r.ANNOTATION, r.TRIPLE_QUOTED, r.CHARACTER],
  ),
  Kotlin: cLike(
    words(
      {
        keyword: `${STEERING} abstract annotation as by catch class companion constructor crossinline data enum expect actual
          external final finally fun import in infix init inline inner interface internal is it lateinit noinline object open
          operator out override package private protected public reified sealed super suspend tailrec throw try typealias
          val value var vararg when where`,
        constant: `${LITERALS} this`,
      },
      { hasTypes: true },
    ),
    [r.ANNOTATION, r.TRIPLE_QUOTED, r.CHARACTER],
  ),
  Scala: cLike(
    words(
      {
        keyword: `${STEERING} abstract catch class def derives end enum export extends extension final finally forSome given
          implicit import inline lazy match new object opaque open override package private protected sealed super then
          throw trait transparent try type using val var with yield`,
        constant: `${LITERALS} this`,
      },
      { hasTypes: true, after: after({ function: 'def' }) },
    ),
    [r.ANNOTATION, r.TRIPLE_QUOTED, r.CHARACTER],
  ),
  Groovy: cLike(
    words(
      {
        keyword: `${STEERING} abstract as assert catch class def enum extends final finally implements import in instanceof
          interface new package private protected public static super throw throws trait try`,
        type: 'boolean byte char double float int long short void',
        constant: `${LITERALS} this`,
      },
      { hasTypes: true },
    ),
    [r.ANNOTATION, r.TRIPLE_QUOTED, r.SINGLE_QUOTED],
  ),
  Swift: cLike(
    words(
      {
        keyword: `${STEERING} actor any as associatedtype async await catch class convenience defer deinit didSet enum
          extension fallthrough fileprivate final func get guard import in indirect init inout internal is lazy let macro
          mutating nonisolated nonmutating open operator optional override precedencegroup private protocol public repeat
          required rethrows set some static struct subscript super throw throws try typealias unowned var weak where willSet`,
        constant: 'true false nil self',
      },
      { hasTypes: true },
    ),
    [rule('meta', /[@#][a-zA-Z]+/uy), r.TRIPLE_QUOTED],
  ),
  Go: cLike(
    words(
      {
        keyword: `${STEERING} chan const defer fallthrough func go goto import interface map package range select struct type
        var`,
        type: `any bool byte comparable complex64 complex128 error float32 float64 int int8 int16 int32 int64 rune string uint
        uint8 uint16 uint32 uint64 uintptr`,
        constant: 'true false nil iota',
      },
      { after: after({ type: 'type' }) },
    ),
    [r.BACK_QUOTED, r.CHARACTER],
  ),
  Rust: cLike(
    words(
      {
        keyword: `as async await break const continue crate dyn else enum extern fn for if impl in let loop match mod move
          mut pub ref return static struct super trait type union unsafe use where while`,
        type: `bool char f32 f64 i8 i16 i32 i64 i128 isize str u8 u16 u32 u64 u128 usize`,
        constant: 'true false self',
      },
      { hasTypes: true, after: after({ function: 'fn' }) },
    ),
    [
      rule('meta', /#!?\[[^\]\n]*\]?/uy),
      rule('string', /b?r#"[\s\S]*?(?:"#|$)|b?r##+"[\s\S]*?(?:"##+|$)/uy),
      rule('string', /b?r"[^"]*"?/uy),
      rule('string', /b?"(?:[^"\\]|\\[\s\S])*"?/uy),
      r.CHARACTER,
      rule('type', /'[a-z_]\w*/uy),
    ],
  ),
  Dart: cLike(
    words(
      {
        keyword: `${STEERING} abstract as assert async await base catch class const covariant deferred dynamic enum export
          extends extension external factory final finally get hide implements import in interface is late library mixin new
          on operator part required rethrow sealed set show static super sync throw try typedef var when with yield`,
        type: 'bool double int num void',
        constant: `${LITERALS} this`,
      },
      { hasTypes: true },
    ),
    [r.ANNOTATION, r.TRIPLE_QUOTED, rule('string', /r?'(?:[^'\\\n]|\\[\s\S])*'?/uy)],
  ),
  Zig: cLike(
    words({
      keyword: `${STEERING} align and anytype asm async await catch comptime const defer enum errdefer error export extern fn
        inline noalias nosuspend opaque or orelse packed pub resume struct suspend test threadlocal try union unreachable
        usingnamespace var volatile`,
      type: 'bool f16 f32 f64 i8 i16 i32 i64 isize u8 u16 u32 u64 usize void type anyerror noreturn',
      constant: `${LITERALS} undefined`,
    }),
    [rule('function', /@[a-zA-Z]\w*/uy), rule('string', /\\\\[^\n]*/uy), r.CHARACTER],
  ),
  Solidity: cLike(
    words(
      {
        keyword: `${STEERING} abstract assembly constructor contract delete emit enum error event external fallback function
          immutable import indexed interface internal is library mapping memory modifier new override payable pragma private
          public pure receive returns revert storage struct try unchecked using view virtual`,
        type: 'address bool bytes bytes32 int int256 string uint uint8 uint256',
        constant: 'true false this',
      },
      { hasTypes: true },
    ),
    [r.SINGLE_QUOTED],
  ),
  GLSL: cLike(
    words({
      keyword: `${STEERING} attribute const discard flat highp in inout layout lowp mediump out precision smooth struct
        uniform varying`,
      type: `bool float int mat2 mat3 mat4 sampler2D sampler3D samplerCube uint vec2 vec3 vec4 ivec2 ivec3 ivec4 void`,
      constant: 'true false',
    }),
    [DIRECTIVE],
  ),
  'Protocol Buffers': cLike(
    words(
      {
        keyword: `enum extend extensions import message oneof option optional package public repeated required reserved
          returns rpc service stream syntax to`,
        type: `bool bytes double fixed32 fixed64 float int32 int64 map sint32 sint64 string uint32 uint64`,
        constant: 'true false',
      },
      { hasTypes: true },
    ),
    [r.SINGLE_QUOTED],
  ),
  GraphQL: cLike(
    words(
      {
        keyword: `directive enum extend fragment implements input interface mutation on query scalar schema subscription type
          union`,
        type: 'ID',
        constant: LITERALS,
      },
      { hasTypes: true },
    ),
    [r.HASH, r.TRIPLE_QUOTED, rule('variable', /\$\w+/uy), r.ANNOTATION],
  ),
  HCL: cLike(
    words({
      keyword: 'data for if in locals module output provider resource terraform variable dynamic',
      type: 'any bool list map number object set string tuple',
      constant: LITERALS,
    }),
    [
      rule('property', /[^\S\n]*[\w-]+(?=[^\S\n]{0,40}=(?![=>]))/uy, { where: 'line' }),
      r.HASH,
      rule('string', /<<-?[A-Z]+\n[\s\S]*?(?:\n[^\S\n]{0,40}[A-Z]+\n|$)/uy),
    ],
  ),
  PHP: [rule('meta', /<\?(?:php|=)?/uy, { push: () => PHP_CODE })],
};

/** Pieces of PHP are shown without the mark that begins them in a file. */
export const PHP_ALONE = PHP_CODE;
