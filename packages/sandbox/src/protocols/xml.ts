/** An XML element with text or children; attributes are written into the opening tag. */
export interface XmlElement {
  readonly name: string;
  readonly attributes?: Readonly<Record<string, string>>;
  readonly content: string | readonly XmlElement[];
}

/** Writes a document. */
export function writeXml(root: XmlElement): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${writeElement(root)}`;
}

function writeElement({ name, attributes, content }: XmlElement): string {
  const opening = Object.entries(attributes ?? {}).map(([attribute, value]) => ` ${attribute}="${escapeXml(value)}"`);
  const inner = typeof content === 'string' ? escapeXml(content) : content.map(writeElement).join('');
  return `<${name}${opening.join('')}>${inner}</${name}>`;
}

function escapeXml(text: string): string {
  return text.replace(/[&<>"'\r]/g, (sign) => `&#${String(sign.charCodeAt(0))};`);
}
