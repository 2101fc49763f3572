import type { ReactElement } from 'react'

/**
 * The name of a person, as it was written: whole, whatever its length, and kept apart from the direction of the text around
 * it. Every page prints names with it.
 */
export const PersonName = ({ name }: { name: string | null | undefined }): ReactElement | null =>
  typeof name === 'string' ? <bdi className="mg-name">{name}</bdi> : null
