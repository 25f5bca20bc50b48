/** Offers a text as a file. */
export const saveFile = (name: string, text: string, media = 'application/json'): void => {
  const url = URL.createObjectURL(new Blob([text], { type: media }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
};
