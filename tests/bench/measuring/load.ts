import autocannon from 'autocannon'
import { ascending } from './statistics.ts'
import { wardHeaders } from '../settings.ts'

/** A patient whose chart is asked for, and what the answer must show. */
export type RequestedChart = { readonly id: string; readonly recordNumber: string }

/** What a server did under load. Times in milliseconds. */
export type Load = {
  readonly requests: number
  readonly seconds: number
  readonly latencies: readonly number[]
  readonly bytes: number
  /** CPU time of the load generator itself, for each request. */
  readonly clientCpuMs: number
}

const shuffled = <Item>(items: readonly Item[]): Item[] =>
  items
    .map((item) => ({ item, at: Math.random() }))
    .toSorted((one, other) => one.at - other.at)
    .map(({ item }) => item)

/** How many different charts one connection asks for before it begins again. */
const chartsOfConnection = 400

/**
 * Opens charts of random patients from so many connections at once, for so long.
 * @throws Error at the first answer that is not 200 with the right patient
 */
export async function loadCharts(options: {
  url: string
  cookie: string
  patients: readonly RequestedChart[]
  connections: number
  seconds: number
}): Promise<Load> {
  const { url, cookie, patients, connections } = options
  const latencies: number[] = []
  let wrong: string | undefined
  let bytes = 0
  const requests = () =>
    shuffled(patients)
      .slice(0, chartsOfConnection)
      .map(({ id, recordNumber }) => ({
        method: 'GET' as const,
        path: `/patients/${id}`,
        headers: { ...wardHeaders, Cookie: cookie },
        onResponse: (status: number, body: string) => {
          bytes += body.length
          if (status !== 200 || !body.includes(recordNumber)) {
            wrong ??= `status ${status} instead of the chart ${recordNumber}`
          }
        },
      }))
  let started = 0
  let used = process.cpuUsage()
  const run = autocannon({
    url,
    connections,
    duration: options.seconds,
    setupClient: (client) => client.setRequests(requests()),
  })
  run.on('start', () => {
    started = performance.now()
    used = process.cpuUsage()
  })
  run.on('response', (_client, _status, _bytes, milliseconds) => latencies.push(milliseconds))
  const result = await run
  const seconds = (performance.now() - started) / 1000
  used = process.cpuUsage(used)
  if (wrong !== undefined || result.errors > 0 || result.non2xx > 0) {
    throw new Error(`${url} did not serve every chart: ${wrong ?? `${result.errors} connections failed`}`)
  }
  return {
    requests: latencies.length,
    seconds,
    latencies: ascending(latencies),
    bytes,
    clientCpuMs: (used.user + used.system) / 1000 / latencies.length,
  }
}
