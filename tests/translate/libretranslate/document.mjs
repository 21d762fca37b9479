// What LibreTranslate's own description of itself (`/spec`, Swagger 2.0) says of a request and of a reply, as JSON schemas
// for a validator. Its parameters are named as those of a form; the same names are taken as JSON.

import { Ajv } from 'ajv';

/**
 * What is wrong with a value; nothing where it is as described.
 * @typedef {(value: unknown) => string[]} Judge
 */

/** @param {any} document */
export function judgesOf(document) {
  const ajv = new Ajv({ allErrors: true, strictTypes: false, strictTuples: false });
  ajv.addFormat('float', true);
  ajv.addVocabulary(['example']);
  ajv.addSchema({ $id: 'document', definitions: document.definitions });
  /** @type {(schema: any) => Judge} */
  const judge = (schema) => {
    const validate = ajv.compile(schema);
    return (value) =>
      validate(value)
        ? []
        : (validate.errors ?? []).map(
            ({ instancePath, message, params }) =>
              `${instancePath || '/'} ${message} ${JSON.stringify(params)}`,
          );
  };
  const { post } = document.paths['/translate'];
  /** @type {{ name: string, required: boolean, schema: any }[]} */
  const parameters = post.parameters;
  const request = judge({
    type: 'object',
    properties: Object.fromEntries(parameters.map(({ name, schema }) => [name, schema])),
    required: parameters.filter(({ required }) => required).map(({ name }) => name),
    additionalProperties: false,
  });
  /** @type {Map<string, Judge>} */
  const replies = new Map();
  /** @type {(path: string, method: string, status: string) => Judge} */
  const reply = (path, method, status) => {
    const key = `${method} ${path} ${status}`;
    const schema = document.paths[path]?.[method]?.responses[status]?.schema;
    const found = replies.get(key) ?? (schema ? judge(whole(schema)) : () => [`no ${key}`]);
    replies.set(key, found);
    return found;
  };
  return { request, reply };
}

/**
 * Where it points into the document, it says of which document.
 * @param {any} schema
 */
function whole(schema) {
  return schema.$ref?.startsWith('#') ? { $ref: `document${schema.$ref}` } : schema;
}
