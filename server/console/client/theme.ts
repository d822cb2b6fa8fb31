// before the first paint: a page that follows the machine's theme
const root = document.documentElement
root.classList.add('scripted')
const dark = matchMedia('(prefers-color-scheme: dark)')

function follow(): void {
  if (root.dataset.theme === 'auto') root.dataset.bsTheme = dark.matches ? 'dark' : 'light'
}

follow()
dark.addEventListener('change', follow)
