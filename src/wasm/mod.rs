//! The door to the browser: snapshot bytes and options in, JSON out. Nothing but this file knows of wasm-bindgen.
