// A reporter for node's test runner: what failed and with which words, short, to stand at the end of a long run.

/** Characters of an error that are shown: what was compared may be a whole article. */
const MOST = 1_500;

/** @param {AsyncIterable<{ type: string, data: any }>} events */
export default async function* failed(events) {
  for await (const { type, data } of events) {
    // A file fails with each of its tests that does, and says nothing new.
    if (type !== 'test:fail' || data.details?.error?.failureType === 'subtestsFailed') continue;
    const { cause, message } = data.details?.error ?? {};
    const said = String(cause?.message ?? message).slice(0, MOST);
    const where = data.file ? ` (${data.file.split('/').pop()}:${data.line})` : '';
    yield `${data.name}${where}\n  ${said.replaceAll('\n', '\n  ')}\n`;
  }
}
