/** A member of a JSON object, or an element of an array (then without a name), exactly as it is written. */
export type Member = { readonly name: string | undefined; readonly text: string }

const isSpace = (character: string | undefined): boolean => /^\s$/.test(character ?? '')

function afterSpace(text: string, from: number): number {
  let at = from
  while (isSpace(text[at])) {
    at += 1
  }
  return at
}

/** @returns the place after a string that begins here */
function afterString(text: string, from: number): number {
  for (let at = text.indexOf('"', from + 1); at !== -1; at = text.indexOf('"', at + 1)) {
    let backslashes = 0
    while (text[at - 1 - backslashes] === '\\') {
      backslashes += 1
    }
    if (backslashes % 2 === 0) {
      return at + 1
    }
  }
  return text.length
}

/** @returns the place after a value that begins here */
function afterValue(text: string, from: number): number {
  let depth = 0
  for (let at = from; at < text.length;) {
    const character = text[at]
    if (character === '"') {
      at = afterString(text, at)
    } else {
      if (character === '{' || character === '[') {
        depth += 1
      } else if (character === '}' || character === ']') {
        depth -= 1
      } else if (depth === 0 && (character === ',' || isSpace(character))) {
        return at
      }
      if (depth < 0) {
        return at
      }
      at += 1
    }
    if (depth === 0 && /["}\]]/.test(text[at - 1] ?? '')) {
      return at
    }
  }
  return text.length
}

/** Takes an object or array apart without rewriting what is in it: `1.0` stays `1.0`. @param text valid JSON */
export function* jsonMembers(text: string): Generator<Member> {
  const opening = afterSpace(text, text.startsWith('\uFEFF') ? 1 : 0)
  const named = text[opening] === '{'
  for (let at = afterSpace(text, opening + 1); at < text.length && !/[}\]]/.test(text[at] ?? '');) {
    let name: string | undefined
    if (named) {
      const end = afterString(text, at)
      name = String(JSON.parse(text.slice(at, end)))
      at = afterSpace(text, afterSpace(text, end) + 1)
    }
    const end = afterValue(text, at)
    yield { name, text: text.slice(at, end) }
    at = afterSpace(text, end)
    at = text[at] === ',' ? afterSpace(text, at + 1) : at
  }
}

/** One member of an object as it is written; undefined where there is none. The last of a name counts, as for JSON. */
export function jsonMember(text: string, name: string): string | undefined {
  let found: string | undefined
  for (const member of jsonMembers(text)) {
    found = member.name === name ? member.text : found
  }
  return found
}
