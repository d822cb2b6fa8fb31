import jsqr from 'jsqr'
import type { Locator, Page } from 'playwright-core'

/** Millimetres of a point. */
const MM = 25.4 / 72

/** What a page becomes on paper, by Chromium's own print: how many sheets, and the size of each in millimetres. */
export async function printed(page: Page): Promise<{ sheets: number; width: number; height: number }> {
  const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1')
  const [, width, height] = /\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/.exec(pdf) ?? []
  return {
    sheets: pdf.match(/\/Type \/Page\b(?!s)/g)?.length ?? 0,
    width: Math.round(Number(width) * MM),
    height: Math.round(Number(height) * MM),
  }
}

/** What a reader of codes finds in what is drawn there; null when it finds none. */
export async function codeIn(place: Locator): Promise<string | null> {
  const picture = (await place.screenshot()).toString('base64')
  const blank = await place.page().context().newPage()
  const { width, height, data } = await blank.evaluate(async png => {
    const image = new Image()
    image.src = `data:image/png;base64,${png}`
    await image.decode()
    const canvas = new OffscreenCanvas(image.width, image.height)
    const context = canvas.getContext('2d')
    context?.drawImage(image, 0, 0)
    const pixels = context?.getImageData(0, 0, image.width, image.height).data ?? []
    return { width: image.width, height: image.height, data: [...pixels] }
  }, picture)
  await blank.close()
  return jsqr.default(new Uint8ClampedArray(data), width, height)?.data ?? null
}
