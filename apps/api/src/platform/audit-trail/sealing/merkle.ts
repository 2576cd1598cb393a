import { createHash } from 'node:crypto';

const leafPrefix = Buffer.from([0]);
const nodePrefix = Buffer.from([1]);

function sha256(...parts: readonly Uint8Array[]): Buffer {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest();
}

/** The hash of one leaf (RFC 6962 §2.1): a zero byte keeps a leaf from being taken for a node. */
export function leafHashOf(content: Uint8Array): Buffer {
  return sha256(leafPrefix, content);
}

/**
 * The Merkle tree hash over leaf hashes (RFC 6962 §2.1): the left half is the largest power of two below the count.
 * Example: of one leaf it is the leaf itself; of none, the hash of nothing.
 */
export function merkleRootOf(leaves: readonly Buffer[]): Buffer {
  const [first] = leaves;
  if (first === undefined) return sha256();
  if (leaves.length === 1) return first;
  const left = 2 ** Math.floor(Math.log2(leaves.length - 1));
  return sha256(nodePrefix, merkleRootOf(leaves.slice(0, left)), merkleRootOf(leaves.slice(left)));
}
