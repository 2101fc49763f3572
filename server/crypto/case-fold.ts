/**
 * Text with the difference between capitals and small letters taken away, the same in every language: down, up and down
 * again, because only that makes ẞ, ß, ſ and ı meet their capitals. Works letter by letter: final sigma is the one
 * exception to that in JavaScript, undone here, so that the folded beginning of a word begins the folded word.
 */
export function foldCase(text: string): string {
  return text.toLowerCase().toUpperCase().toLowerCase().replaceAll('ς', 'σ')
}
