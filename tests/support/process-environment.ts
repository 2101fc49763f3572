const carried = ['PATH', 'HOME', 'TZ', 'LD_PRELOAD', 'FAKETIME', 'FAKETIME_DONT_FAKE_MONOTONIC']

/**
 * What a process that a test starts gets beside its own settings: where programs are, and the clock of the run. None of
 * the settings that this process has.
 */
export const bareEnvironment = (): Record<string, string> =>
  Object.fromEntries(
    carried.flatMap((name) => {
      const value = process.env[name]
      return value === undefined ? [] : [[name, value]]
    }),
  )
