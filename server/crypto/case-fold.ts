/**
 * Text with the difference between capitals and small letters taken away, the same in every language: up and down
 * again, because only that makes ß, ſ and ı meet their capitals. Works letter by letter: final sigma is an exception
 * to that in JavaScript, undone here, so the folded beginning of a word begins the folded word.
 */
export function foldCase(text: string): string {
  return text.toUpperCase().toLowerCase().replaceAll('ς', 'σ')
}
