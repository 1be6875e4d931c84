// Opens the console: the language, who is signed in, the page of the address.
import { createRoot } from 'react-dom/client'
import './style/console.css'
import { open } from './api/session'
import { App } from './shell/app'
import { chosenLanguage, speak } from './words'

await speak(chosenLanguage())
createRoot(document.getElementById('app')!).render(<App />)
await open()
