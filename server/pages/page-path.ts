const segment = '[a-z0-9]+(?:-[a-z0-9]+)*'
const whole = new RegExp(`^${segment}(?:/${segment})*$`)

export const longestPath = 200

/** What a path may look like, for people. */
export const pathAdvice =
  'Use small letters, digits and single hyphens, with a slash between the parts, for example help/signing-in'

/** Whether a page can stand at a path: `help` or `help/signing-in`. */
export const isPagePath = (path: string): boolean => path.length <= longestPath && whole.test(path)

/** The path of the page that this one stands under; undefined at the root. */
export function parentPath(path: string): string | undefined {
  const end = path.lastIndexOf('/')
  return end === -1 ? undefined : path.slice(0, end)
}
