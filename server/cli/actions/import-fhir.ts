import { Role } from '../../../models/administration/role.ts'
import { User } from '../../../models/accounts/user.ts'
import { ExportFolderError, openExportFolder } from '../../patients/import/files/export-folder.ts'
import { importFhir, type ImportResult } from '../../patients/import/import-fhir.ts'
import type { ImportListener } from '../../patients/import/import-run.ts'
import { placeText, type Report } from '../../patients/import/journal.ts'
import type { Services } from '../../services.ts'
import { CommandFailedError, UsedWronglyError } from '../command-error.ts'
import { importSummary } from '../import-summary.ts'
import { operator } from '../operator.ts'
import { complain, say } from '../output.ts'
import { Progress } from '../progress.ts'
import { withServices } from '../with-services.ts'

export type ImportFhirOptions = { readonly dryRun?: true; readonly careTeam?: string }

/** `Condition.000.ndjson:12 0023b3a7 not taken: code: is missing` */
const reportText = (report: Report): string =>
  `${placeText(report)} ${report.id ?? '-'} ${report.result}: ${report.reason}`

function listenOn(progress: Progress): ImportListener {
  // What was not taken belongs to the result where that goes into a file.
  const write = process.stdout.isTTY ? complain : say
  const tell = (line: string) => {
    progress.clear()
    write(line)
  }
  return {
    phase: (words, total) => progress.begin(words, total),
    progress: (done) => progress.at(done),
    report: (report) => tell(reportText(report)),
    notRead: ({ file, reason }) => tell(`${file} not taken: it ${reason}`),
  }
}

async function careGiver(username: string | undefined): Promise<string | undefined> {
  if (username === undefined) {
    return undefined
  }
  const user = await User.findOne({ where: { username: username.toLowerCase(), active: true } })
  const role = user === null ? null : await Role.findByPk(user.roleId)
  if (user === null || role?.patientScope !== 'care_team') {
    throw new UsedWronglyError(
      `--care-team: there is no active user ${username} whose role cares for patients`,
    )
  }
  return user.id
}

async function importInto(
  services: Services,
  folder: string,
  { dryRun, careTeam }: ImportFhirOptions,
): Promise<ImportResult> {
  const careTeamUserId = await careGiver(careTeam)
  const progress = new Progress()
  try {
    return await importFhir(services, folder, {
      dryRun: dryRun === true,
      operator: operator(),
      careTeamUserId,
      listener: listenOn(progress),
    })
  } finally {
    progress.clear()
  }
}

/**
 * Imports a FHIR bulk export and prints what became of it.
 * @throws UsedWronglyError where there is no such folder or care giver; CommandFailedError where something was not taken
 */
export async function importFolder(folder: string, options: ImportFhirOptions): Promise<void> {
  await openExportFolder(folder).catch((error: unknown) => {
    throw error instanceof ExportFolderError ? new UsedWronglyError(error.message) : error
  })
  await withServices(async (services) => {
    const started = performance.now()
    const result = await importInto(services, folder, options)
    const seconds = (performance.now() - started) / 1000
    say(importSummary(result, { dryRun: options.dryRun === true, seconds }))
    if (result.losses > 0) {
      throw new CommandFailedError('The import is finished, but not everything could be taken.')
    }
  })
}
