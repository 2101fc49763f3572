import { readFile, stat } from 'node:fs/promises'
import { sourceLanguage } from '../../../views/words/languages.ts'
import {
  compareFile,
  mostBytes,
  nameOfProduct,
  type CatalogueDifference,
} from '../../prescriptions/catalogue-file.ts'
import { CommandFailedError, UsedWronglyError } from '../command-error.ts'
import { operator } from '../operator.ts'
import { complain, say } from '../output.ts'
import { withServices } from '../with-services.ts'

export type ImportMedicinesOptions = { readonly dryRun?: true; readonly keepOthers?: true }

/** @throws UsedWronglyError where it cannot be read, is too large, or is not UTF-8 */
async function textOf(file: string): Promise<string> {
  const found = await stat(file).catch(() => undefined)
  if (found?.isFile() !== true) {
    throw new UsedWronglyError(`There is no file ${file}.`)
  }
  if (found.size > mostBytes) {
    throw new UsedWronglyError(`${file} is larger than a catalogue may be.`)
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(await readFile(file))
  } catch {
    throw new UsedWronglyError(`${file} is not UTF-8. Save it as “CSV UTF-8” and try again.`)
  }
}

function told({ added, changed, returned, withdrawn, unchanged }: CatalogueDifference): string {
  return [
    ...added.map((product) => `added      ${nameOfProduct(product)}`),
    ...changed.map(
      ({ before, after }) =>
        `changed    ${nameOfProduct(before)}: S${before.schedule} ${before.atc} → S${after.schedule} ${after.atc}`,
    ),
    ...returned.map(({ before }) => `returned   ${nameOfProduct(before)}`),
    ...withdrawn.map(({ before }) => `withdrawn  ${nameOfProduct(before)}`),
    `${added.length} added, ${changed.length} changed, ${returned.length} returned, ${withdrawn.length} withdrawn, ${unchanged} as they were.`,
  ].join('\n')
}

/**
 * Replaces the catalogue by a file, and prints what changed.
 * @throws UsedWronglyError where the file cannot be read; CommandFailedError where a line of it cannot be taken
 */
export async function importMedicinesFile(file: string, options: ImportMedicinesOptions): Promise<void> {
  const text = await textOf(file)
  await withServices(async (services) => {
    const { tell } = services.words[sourceLanguage]
    const compared = await compareFile(services, text, options.keepOthers === true ? 'kept' : 'withdrawn')
    if (compared.refused.length > 0) {
      for (const { line, why } of compared.refused) {
        complain(`${file}:${line} ${tell(why)}`)
      }
      throw new CommandFailedError('Nothing was changed: the lines above cannot be taken.')
    }
    if (compared.changesNothing) {
      say('The catalogue is like this already.')
    } else if (options.dryRun === true) {
      say(told(compared.difference))
      say('This was a dry run: nothing was written.')
    } else {
      say(told(await compared.apply(operator())))
    }
  })
}
