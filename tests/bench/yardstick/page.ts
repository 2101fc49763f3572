import type { ChartRead } from './chart-read.ts'
import type { Fields } from './open-fields.ts'

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

const escape = (text: string) =>
  /[&<>"']/.test(text) ? text.replaceAll(/[&<>"']/g, (letter) => entities[letter] ?? letter) : text

const sentence = '<p class="clinical">Nothing of note in the rest of the record.</p>'

/** The page, of this many bytes: what a chart shows beside the fields is a constant text. */
export function pageOf(row: ChartRead, fields: Fields, bytes: number): Buffer {
  const html =
    `<!doctype html><html lang="en"><head><title>Chart ${row.record_number}</title></head><body>` +
    `<header>${escape(row.display_name)}, ${escape(row.role_title)}</header><main>` +
    `<h1>${escape(fields.family_name)}, ${escape(fields.given_name)}</h1>` +
    `<dl><dt>Born</dt><dd>${escape(fields.birth_date)}</dd><dt>Sex</dt><dd>${row.sex}</dd>` +
    `<dt>National id</dt><dd>${escape(fields.national_id)}</dd><dt>Phone</dt><dd>${escape(fields.phone)}</dd>` +
    `<dt>E-mail</dt><dd>${escape(fields.email)}</dd><dt>Address</dt><dd>${escape(fields.address)}</dd></dl>` +
    `<p>${escape(fields.medical_history)}</p>`
  const filler = sentence
    .repeat(Math.ceil(bytes / sentence.length))
    .slice(0, Math.max(0, bytes - html.length - 21))
  return Buffer.from(`${html}${filler}</main></body></html>`)
}
