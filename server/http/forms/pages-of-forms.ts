/** A path and those above it, but for the home page. */
const pathsUpFrom = (path: string): string[] => {
  const parts = path.split('/').slice(1)
  return parts.map((_, index) => `/${parts.slice(0, parts.length - index).join('/')}`)
}

const patternsOf = (patterns: readonly string[]): RegExp[] =>
  patterns.map((pattern) => new RegExp(`^${pattern.replaceAll(/:\w+/g, '[^/]+')}$`))

/**
 * Finds the page on which a form stands: the one that the form names, else its own address, else the nearest page above.
 * @param routes those for signed-in people, with their patterns
 * @returns a function from the path that a form is sent to, and the page it names, to its page; undefined where no form is sent there
 */
export function pagesOfForms(
  routes: readonly { readonly method: 'get' | 'post'; readonly pattern: string }[],
): (path: string, named: string | undefined) => string | undefined {
  const of = (asked: 'get' | 'post') =>
    patternsOf(routes.filter(({ method }) => method === asked).map(({ pattern }) => pattern))
  const [sent, shown] = [of('post'), of('get')]
  return (path, named) =>
    sent.some((pattern) => pattern.test(path))
      ? [named, ...pathsUpFrom(path)].find(
          (page) => page !== undefined && shown.some((pattern) => pattern.test(page)),
        )
      : undefined
}
