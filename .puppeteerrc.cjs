// puppeteer must not fetch a browser: the machine's own Chromium is used (CHROMIUM_PATH)
module.exports = { skipDownload: true }
