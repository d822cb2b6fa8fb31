/** The longest voice note, in seconds. */
export const LONGEST_S = 5 * 60
const TYPES = ['audio/webm;codecs=opus', 'audio/mp4', 'audio/ogg;codecs=opus']

export type Recording = {
  /** Ends it and gives what was said. */
  finish(): Promise<Blob>
  /** Ends it and forgets it. */
  discard(): void
}

/** Whether this browser can record here: plain http, but on this very machine, is not allowed to. */
export const canRecord = (): boolean => typeof MediaRecorder === 'function' && typeof navigator.mediaDevices?.getUserMedia === 'function'

/** Records the voice, after the browser has asked. Rejects where the microphone is refused or missing. `ended`: it reached its longest. */
export async function record(ticks: (seconds: number) => void, ended: () => void): Promise<Recording> {
  const stream = await navigator.mediaDevices.getUserMedia({ audio: true })
  const type = TYPES.find(each => MediaRecorder.isTypeSupported(each))
  const recorder = new MediaRecorder(stream, { audioBitsPerSecond: 32_000, ...(type && { mimeType: type }) })
  const pieces: Blob[] = []
  const began = Date.now()
  recorder.addEventListener('dataavailable', ({ data }) => pieces.push(data))
  const stopped = new Promise<void>(resolve => recorder.addEventListener('stop', () => resolve(), { once: true }))
  const clock = setInterval(() => {
    const passed = Date.now() - began
    ticks(Math.floor(passed / 1000))
    if (passed >= LONGEST_S * 1000) ended()
  }, 250)
  recorder.start(1_000)

  function stop(): void {
    clearInterval(clock)
    if (recorder.state !== 'inactive') recorder.stop()
    // the light beside the camera goes out at once
    for (const track of stream.getTracks()) track.stop()
  }

  return {
    discard: stop,
    async finish() {
      stop()
      await stopped
      return new Blob(pieces, { type: recorder.mimeType })
    },
  }
}
