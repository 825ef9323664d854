import type { Storage } from "#app/outside/storage.server.ts";

/** A store of files that a test can look into: the keys and the bytes, and when they came. */
export type MemoryStorage = Storage & { held: Map<string, { bytes: Uint8Array; at: Date }> };

/** A store that lives as long as the test. */
export function memoryStorage(): MemoryStorage {
  const held: MemoryStorage["held"] = new Map();
  return {
    held,
    keep: async (key, bytes) => {
      held.set(key, { bytes: bytes.slice(), at: new Date() });
    },
    read: async (key) => held.get(key)?.bytes,
    remove: async (key) => {
      held.delete(key);
    },
    async *olderThan(before) {
      for (const [key, { at }] of held) if (at < before) yield key;
    },
  };
}
