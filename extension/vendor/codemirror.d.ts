// The types of codemirror.js are those of the packages it is made of.
export * from '../../tools/vendor/codemirror.mjs';
