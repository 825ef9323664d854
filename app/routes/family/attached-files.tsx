import { Form } from "@remix-run/react";
import { FileText, Image, Paperclip } from "lucide-react";
import { type Attachment, acceptedFiles, isPicture, sizeInWords } from "#app/domain/documents/document.ts";
import type { FormAnswer } from "#app/http/problems.server.ts";
import { FormButton } from "#app/ui/button.tsx";
import { Field } from "#app/ui/field.tsx";
import { usePocket } from "./pocket-page.tsx";

/** The files of a message, each with its name and size, to open. With `removable` each may be taken off again. */
export function FileList({ files, removable = false }: { files: readonly Attachment[]; removable?: boolean }) {
  const { home } = usePocket();
  if (files.length === 0) return null;
  return (
    <ul className="lines file-list">
      {files.map((file) => (
        <li className="row row-apart" key={file.id}>
          <a className="file-line" href={home.file(file.id)} target="_blank" rel="noreferrer">
            {isPicture(file.type) ? <Image aria-hidden /> : <FileText aria-hidden />}
            <span>
              <span className="link">{file.name}</span>{" "}
              <span className="soft small nowrap">{sizeInWords(file.size)}</span>
            </span>
          </a>
          {removable && (
            <FormButton look="plain" name="remove" value={file.id} aria-label={`Take ${file.name} off`}>
              Take off
            </FormButton>
          )}
        </li>
      ))}
    </ul>
  );
}

/**
 * What hangs on a message, with a form to add a file and to take one off; both work without script. Its forms go to the message’s
 * own page of files, so that the text that is being written beside it is left alone.
 */
export function AttachedFiles({
  draftId,
  files,
  fileId,
  answer,
}: {
  draftId: string;
  files: readonly Attachment[];
  /** The id of the next file, so that a form sent twice adds one. */
  fileId: string;
  answer: FormAnswer | undefined;
}) {
  const { home } = usePocket();
  const action = home.messageFiles(draftId);
  return (
    <div className="stack">
      {files.length === 0 ? (
        <p className="soft">Nothing is attached.</p>
      ) : (
        <Form method="post" action={action}>
          <FileList files={files} removable />
        </Form>
      )}
      <Form method="post" action={action} encType="multipart/form-data" className="field-list" key={fileId}>
        <input type="hidden" name="id" value={fileId} />
        <Field
          id="f-file"
          label="A file"
          hint="Where a photo was taken is left out of it."
          problem={answer?.problems.file}
        >
          {(wired) => <input {...wired} className="input" type="file" name="file" accept={acceptedFiles} required />}
        </Field>
        <FormButton icon={Paperclip} waitingWords="Adding…">
          Add it
        </FormButton>
      </Form>
    </div>
  );
}
