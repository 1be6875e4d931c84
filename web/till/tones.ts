// Two tones for hands that do not look: short and high = taken, low twice = refused.

export type Tone = 'taken' | 'refused'

let audio: AudioContext | null = null

function beep(frequency: number, from: number, seconds: number): void {
  const oscillator = audio!.createOscillator()
  const volume = audio!.createGain()
  oscillator.frequency.value = frequency
  volume.gain.setValueAtTime(0.15, from)
  volume.gain.exponentialRampToValueAtTime(0.001, from + seconds)
  oscillator.connect(volume).connect(audio!.destination)
  oscillator.start(from)
  oscillator.stop(from + seconds)
}

/** Silent where the browser has no sound or does not allow it yet. */
export function sound(tone: Tone): void {
  if (typeof AudioContext === 'undefined') return
  audio ??= new AudioContext()
  const now = audio.currentTime
  if (tone === 'taken') return beep(1320, now, 0.08)
  beep(220, now, 0.12)
  beep(220, now + 0.18, 0.12)
}
