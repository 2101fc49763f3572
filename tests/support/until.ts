import { setTimeout } from 'node:timers/promises'

/** Asks again and again until something is so. */
export async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) {
    await setTimeout(10)
  }
}
