const attribute = (tag: string, name: string) => new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1]

const plain = (text: string) =>
  text.replaceAll('&quot;', '"').replaceAll('&#x27;', "'").replaceAll('&lt;', '<').replaceAll('&amp;', '&')

const isChosen = (tag: string) => !/type="(checkbox|radio)"/.test(tag) || /\schecked/.test(tag)

/** What the form that changes something on a page would send as it stands: the last one, past the sign-out button. */
export function formFields(html: string): Record<string, string> {
  const form = html
    .split('<form')
    .findLast((part) => part.includes('method="post"') && !part.includes('/logout'))
  const fields: Record<string, string> = {}
  const source = form?.split('</form>')[0] ?? ''
  for (const [tag] of source.matchAll(/<input[^>]*>/g)) {
    const name = attribute(tag, 'name')
    if (name !== undefined && isChosen(tag)) {
      fields[name] = plain(attribute(tag, 'value') ?? '')
    }
  }
  for (const [, tag = '', text = ''] of source.matchAll(/(<textarea[^>]*>)([^<]*)</g)) {
    fields[attribute(tag, 'name') ?? ''] = plain(text).replace(/^\n/, '')
  }
  for (const [, tag = '', options = ''] of source.matchAll(/(<select[^>]*>)(.*?)<\/select>/gs)) {
    const chosen = /<option[^>]*selected[^>]*>/.exec(options)?.[0] ?? ''
    fields[attribute(tag, 'name') ?? ''] = plain(attribute(chosen, 'value') ?? '')
  }
  return fields
}
