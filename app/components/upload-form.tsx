import { Form } from "@remix-run/react";

/** Files go to the exports folder as they are and are loaded from there. Works without scripts. */
export function UploadForm() {
  return (
    <Form method="post" action="/loads" encType="multipart/form-data" className="upload" reloadDocument>
      <label>
        <span className="hidden">Export files</span>
        <input type="file" name="files" multiple required />
      </label>
      <button type="submit" className="primary" name="intent" value="upload">
        Upload and load
      </button>
      <p className="soft small">The files stay on this machine, in the exports folder.</p>
    </Form>
  );
}
