// The browser's interface, as far as the modules under test name it when they are loaded. To be imported first.

Object.assign(globalThis, {
  chrome: {
    i18n: { getMessage: () => '', getUILanguage: () => 'en' },
    runtime: { id: 'limpide', getURL: (/** @type {string} */ path) => `own://limpide/${path}` },
    storage: {},
  },
});
