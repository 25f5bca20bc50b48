/** Vite's raw import: the file's text. */
declare module '*.jsonl?raw' {
  const text: string;
  export default text;
}
