import { createContext, useContext, type ReactElement, type ReactNode } from 'react'

/** What parts of a page are told by the part around them. */
export type PageContext<Value> = {
  /** Tells what stands in it. */
  readonly Provider: (props: {
    readonly value: Value | undefined
    readonly children?: ReactNode
  }) => ReactElement
  /** What was told; undefined outside of a provider. */
  readonly use: () => Value | undefined
}

/** A context while a page is written without react-dom. */
type Told = {
  /** Tells the part what is told here, by way of react-dom. */
  readonly around: (part: ReactNode) => ReactNode
  readonly forget: () => void
}

const contexts: Told[] = []
let withoutReact = false

/** Makes a context, known to what writes pages and to react-dom. */
export function pageContext<Value>(): PageContext<Value> {
  const InReact = createContext<Value | undefined>(undefined)
  let here: Value | undefined
  // Parts are written one after the other: this one stands after all that was to be told.
  const Until = ({ before }: { readonly before: Value | undefined }): null => {
    here = before
    return null
  }
  contexts.push({
    around: (part) => (here === undefined ? part : <InReact value={here}>{part}</InReact>),
    forget: () => {
      here = undefined
    },
  })
  return {
    Provider: ({ value, children }) => {
      if (!withoutReact) {
        return <InReact value={value}>{children}</InReact>
      }
      const before = here
      here = value
      return (
        <>
          {children}
          <Until before={before} />
        </>
      )
    },
    // oxlint-disable-next-line react/rules-of-hooks -- asked for by react-dom, this is in its render
    use: () => (withoutReact ? here : useContext(InReact)),
  }
}

function during<Result>(isWithoutReact: boolean, work: () => Result): Result {
  const before = withoutReact
  withoutReact = isWithoutReact
  try {
    return work()
  } finally {
    withoutReact = before
  }
}

/** Does work, the writing of a whole page, in which contexts are asked without react-dom. */
export const withOwnContexts = <Result,>(work: () => Result): Result => {
  for (const { forget } of contexts) {
    forget()
  }
  return during(true, work)
}

/** Has react-dom write a part of a page, with all that is told around it. */
export const withinReact = <Result,>(part: ReactNode, work: (whole: ReactNode) => Result): Result =>
  during(false, () => work(contexts.reduce((whole, { around }) => around(whole), part)))
