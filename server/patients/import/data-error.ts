import { BaseError } from 'sequelize'

const property = (holder: unknown, name: string): unknown =>
  typeof holder === 'object' && holder !== null ? Reflect.get(holder, name) : undefined

/**
 * The code of an error by which the database refuses what a row says (SQLSTATE classes 22 and 23: data exceptions and
 * constraints), so that only what the row came from is at fault; undefined for every other error.
 */
export function dataErrorCode(error: unknown): string | undefined {
  const code = error instanceof BaseError ? property(property(error, 'original'), 'code') : undefined
  return typeof code === 'string' && /^2[23]/.test(code) ? code : undefined
}
