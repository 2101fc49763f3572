import type { ReactElement } from 'react'

const addresses = /(https?:\/\/\S+)/

/** The text of a message as it was written; links to this MedGuard can be followed. */
export function MessageText({ text, base }: { text: string; base: string }): ReactElement {
  return (
    <div className="mg-message">
      {text.split(addresses).map((part, place) =>
        part.startsWith(`${base}/`) ? (
          // oxlint-disable-next-line react/no-array-index-key
          <a key={place} href={part}>
            {part}
          </a>
        ) : (
          part
        ),
      )}
    </div>
  )
}
