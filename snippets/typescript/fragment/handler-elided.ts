export async function handleUpload(file: File, quota: Quota): Promise<UploadResult> {
  const session: UploadSession = await openSession(file.name, file.size);
  ...
  return { id: session.id, bytes: file.size };
}
