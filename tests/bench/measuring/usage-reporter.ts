/**
 * Loaded into a measured server before its own program (`node --import`): answers each message from the benchmark with
 * what the process has used, so that the server itself needs no way to be asked.
 */
export type Usage = { readonly cpuMs: number; readonly peakMemoryBytes: number }

const microsecondsPerMillisecond = 1_000

process.on('message', () => {
  const { user, system } = process.cpuUsage()
  const usage: Usage = {
    cpuMs: (user + system) / microsecondsPerMillisecond,
    peakMemoryBytes: process.resourceUsage().maxRSS * 1024,
  }
  process.send?.(usage)
})
// The channel alone must not keep a server alive that wants to stop.
process.channel?.unref()
