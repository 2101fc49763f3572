import { readCheckpointOfSize, readLastCheckpoint } from '../../../models/queries/verify-tree.ts'
import { alreadySent } from '../../http/answer.ts'
import type { RouteTable } from '../../http/declared-route.ts'
import { ProblemError } from '../../http/errors.ts'
import { queryText } from '../../http/query.ts'
import { staffRoute, type StaffRequest } from '../../http/staff-route.ts'
import { paths } from '../../paths.ts'
import type { Services } from '../../services.ts'
import { consistencyFile } from './consistency-file.ts'
import { proveConsistency } from './consistency-proof.ts'
import { provenOrAlarm, sizesProblem } from './proof-problems.ts'

const number = new Intl.NumberFormat('en-GB')
const wholeNumber = /^[1-9]\d{0,14}$/

/** @throws ProblemError */
function sizeIn(text: string, what: string): number {
  const plain = text.replaceAll(/[\s,]/g, '')
  if (!wholeNumber.test(plain)) {
    throw new ProblemError(sizesProblem(`${what}: enter the number in the second line of the checkpoint.`))
  }
  return Number(plain)
}

/** @throws ProblemError where there are no such trees, or the newer one was never signed */
async function sizesAsked({ prepared }: Services, { req }: StaffRequest) {
  const from = sizeIn(queryText(req, 'from'), 'Rows of the checkpoint that was kept')
  const asked = queryText(req, 'to').trim()
  const newer =
    asked === ''
      ? await readLastCheckpoint(prepared)
      : await readCheckpointOfSize(prepared, sizeIn(asked, 'Rows of the newer checkpoint'))
  if (newer === undefined) {
    throw new ProblemError(
      sizesProblem(
        `This log has signed no checkpoint of ${asked === '' ? 'any' : asked} rows. If one is at hand, the log was cut or written anew since, or it is of another log.`,
      ),
    )
  }
  if (from > newer.size) {
    throw new ProblemError(
      sizesProblem(
        `The checkpoint that was kept has ${number.format(from)} rows, the newer one ${number.format(newer.size)}. A log never shrinks: it was cut or written anew, or the checkpoint is of another log.`,
      ),
    )
  }
  return { from, newer }
}

/** A file that proves that the log only grew between two checkpoints. */
export function consistencyRoutes(routes: RouteTable, services: Services): void {
  routes.get(
    paths.auditConsistency(),
    staffRoute(services, {
      action: 'audit.read',
      event: 'audit.integrity-viewed',
      recordsProblems: true,
      find: async (request) => {
        const { from, newer } = await sizesAsked(services, request)
        const path = await provenOrAlarm(services, async () => {
          await services.auditKeys.mustOpen(newer)
          return services.prepared.hold((client) => proveConsistency(client, from, newer.size))
        })
        return {
          name: `medguard-consistency-${from}-${newer.size}.json`,
          text: consistencyFile(from, newer.note, path),
          details: { file: 'consistency', from, to: newer.size },
        }
      },
      show: async ({ res }, { name, text }) => {
        res.attachment(name)
        res.setHeader('Content-Type', 'application/json; charset=utf-8')
        res.end(text)
        return alreadySent
      },
    }),
  )
}
