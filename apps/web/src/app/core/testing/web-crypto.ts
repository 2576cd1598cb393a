interface Node {
  readonly process: { getBuiltinModule(name: string): Record<string, unknown> };
}

/** jsdom has no Web Crypto, no text codecs and no structured clone; the ones of this Node stand in for the browser's. */
export function withWebCrypto(): void {
  const { process } = globalThis as unknown as Node;
  const { webcrypto } = process.getBuiltinModule('node:crypto');
  const { TextEncoder, TextDecoder } = process.getBuiltinModule('node:util');
  Object.defineProperty(globalThis, 'crypto', { value: webcrypto, configurable: true });
  Object.assign(globalThis, { TextEncoder, TextDecoder, structuredClone: globalThis.structuredClone ?? (<T>(value: T): T => value) });
}
