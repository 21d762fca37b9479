// What a program written in TypeScript relies on; compiled against the package as it is published, never run.

import { type Article, type Block, clean, LimpideError, write, writeText } from 'limpide';

function wordsOf(block: Block): string[] {
  switch (block.kind) {
    case 'paragraph':
      return block.content.flatMap((inline) => (inline.kind === 'text' ? inline.text.split(' ') : []));
    case 'figure':
      return block.images.map(({ alt }) => alt);
    default:
      return [];
  }
}

export function book(html: string): Uint8Array | string {
  try {
    const { article, removals } = clean(html, { address: 'https://example.org/', breadth: 1 });
    const title: string = article.title;
    const first: Block | undefined = article.blocks[0];
    const ads: number = removals.filter(({ reason }) => reason === 'ad').length;
    if (ads > 0 && first) return `${title}: ${wordsOf(first).length}`;
    return write(article satisfies Article, 'epub');
  } catch (error) {
    return error instanceof LimpideError ? error.code : 'unknown';
  }
}

// @ts-expect-error a book is no text
export const wrong = (article: Article): string => writeText(article, 'epub');
