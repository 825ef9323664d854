/** Where the bytes of files lie: a folder of ours, or an S3 bucket. Rows say what they are; here they have only a key. */
import { randomUUID } from "node:crypto";
import { mkdir, open, readdir, readFile, rename, rm, stat } from "node:fs/promises";
import path from "node:path";
import { AwsClient } from "aws4fetch";

/** "practice/hash": content-addressed per practice, so that a key tells nothing and no practice meets another's bytes. */
const isKey = /^[0-9a-f-]{36}\/[0-9a-f]{64}$/;

export type Storage = {
  /** Writes bytes durably; the same key twice is one file. @throws when the store is away */
  keep(key: string, bytes: Uint8Array): Promise<void>;
  /** The bytes, or undefined when there are none. */
  read(key: string): Promise<Uint8Array | undefined>;
  remove(key: string): Promise<void>;
  /** Every key whose bytes were written before an instant. */
  olderThan(before: Date): AsyncIterable<string>;
};

export type StorageSettings =
  | { folder: string }
  | { endpoint: string; bucket: string; region: string; accessKeyId: string; secretAccessKey: string };

/** Opens the store that the environment names. */
export const openStorage = (settings: StorageSettings): Storage =>
  "folder" in settings ? folderStorage(settings.folder) : bucketStorage(settings);

/** The key of a practice's bytes with this hash. */
export const storageKey = (practiceId: string, sha256: string): string => `${practiceId}/${sha256}`;

/** A folder on this machine. A file appears under its name only when it is whole and on the disk. */
export function folderStorage(folder: string): Storage {
  const place = (key: string): string => {
    if (!isKey.test(key)) throw new Error("no key of the store");
    return path.join(folder, key);
  };
  return {
    async keep(key, bytes) {
      const to = place(key);
      await mkdir(path.dirname(to), { recursive: true, mode: 0o700 });
      const beside = `${to}.${randomUUID()}`;
      const file = await open(beside, "wx", 0o600);
      try {
        await file.writeFile(bytes);
        await file.sync();
      } finally {
        await file.close();
      }
      await rename(beside, to);
    },
    async read(key) {
      return readFile(place(key)).catch(unlessMissing);
    },
    async remove(key) {
      await rm(place(key), { force: true });
    },
    async *olderThan(before) {
      for (const practice of await readdir(folder).catch(() => [])) {
        for (const name of await readdir(path.join(folder, practice)).catch(() => [])) {
          const at = await stat(path.join(folder, practice, name)).catch(unlessMissing);
          if (!at || at.mtime >= before) continue;
          if (isKey.test(`${practice}/${name}`)) yield `${practice}/${name}`;
          // What a crash left half written.
          else await rm(path.join(folder, practice, name), { force: true });
        }
      }
    },
  };
}

function unlessMissing(error: NodeJS.ErrnoException): undefined {
  if (error.code !== "ENOENT") throw error;
}

type Bucket = Exclude<StorageSettings, { folder: string }>;

/** A bucket of S3 or of something that speaks like it, addressed by path. */
export function bucketStorage(settings: Bucket): Storage {
  const { endpoint, bucket, region, accessKeyId, secretAccessKey } = settings;
  const aws = new AwsClient({ accessKeyId, secretAccessKey, region, service: "s3", retries: 3 });
  const base = `${endpoint.replace(/\/$/, "")}/${bucket}`;
  const ask = (url: string, init?: RequestInit) => aws.fetch(url, { ...init, signal: AbortSignal.timeout(10_000) });
  const address = (key: string): string => {
    if (!isKey.test(key)) throw new Error("no key of the store");
    return `${base}/${key}`;
  };
  return {
    async keep(key, bytes) {
      const answer = await ask(address(key), { method: "PUT", body: new Uint8Array(bytes) });
      if (!answer.ok) throw new Error(`the store answered ${answer.status}`);
    },
    async read(key) {
      const answer = await ask(address(key));
      if (answer.status === 404) return undefined;
      if (!answer.ok) throw new Error(`the store answered ${answer.status}`);
      return new Uint8Array(await answer.arrayBuffer());
    },
    async remove(key) {
      const answer = await ask(address(key), { method: "DELETE" });
      if (!answer.ok && answer.status !== 404) throw new Error(`the store answered ${answer.status}`);
    },
    async *olderThan(before) {
      let token: string | undefined;
      do {
        const page = token ? `&continuation-token=${encodeURIComponent(token)}` : "";
        const answer = await ask(`${base}?list-type=2&max-keys=1000${page}`);
        if (!answer.ok) throw new Error(`the store answered ${answer.status}`);
        const list = await answer.text();
        for (const [, object = ""] of list.matchAll(/<Contents>([\s\S]*?)<\/Contents>/g)) {
          const key = /<Key>([^<]*)<\/Key>/.exec(object)?.[1] ?? "";
          const at = /<LastModified>([^<]*)<\/LastModified>/.exec(object)?.[1] ?? "";
          if (isKey.test(key) && new Date(at) < before) yield key;
        }
        token = /<NextContinuationToken>([^<]*)</.exec(list)?.[1];
      } while (token);
    },
  };
}
