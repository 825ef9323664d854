import { type Attachment, sizeInWords } from "#app/domain/documents/document.ts";
import { useDesk } from "./use-desk.ts";

/** What hangs on a shared version, each to open beside it. */
export function SharedFiles({ files, family }: { files: readonly Attachment[]; family: string }) {
  const { paths: desk } = useDesk();
  if (files.length === 0) return null;
  return (
    <ul className="lines" aria-label="Goes with it">
      {files.map((file) => (
        <li key={file.id}>
          <a className="link" href={desk.family(family).file(file.id)} target="_blank" rel="noreferrer">
            {file.name}
          </a>{" "}
          <span className="soft nowrap">{sizeInWords(file.size)}</span>
        </li>
      ))}
    </ul>
  );
}
