const special = /["&'<>]/

const references: Readonly<Record<string, string>> = {
  '"': '&quot;',
  '&': '&amp;',
  "'": '&#x27;',
  '<': '&lt;',
  '>': '&gt;',
}

/** Text as it stands in HTML, between tags and in quoted values of attributes, as react-dom writes it. */
export const escapeHtml = (text: string): string =>
  special.test(text) ? text.replaceAll(/["&'<>]/g, (letter) => references[letter] ?? letter) : text
