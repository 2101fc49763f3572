import type { Request } from 'express'

/** What the session that a request came with had stored under a name, as text. */
export function storedText(req: Request, name: string): string | undefined {
  const { stored } = req.context.facts
  const value: unknown = stored === undefined ? undefined : Reflect.get(stored, name)
  return typeof value === 'string' ? value : undefined
}

/** Whether the session that a request came with had anything stored under a name. */
export const isStored = (req: Request, name: string): boolean => {
  const { stored } = req.context.facts
  return stored !== undefined && Reflect.get(stored, name) !== undefined
}
