// What the build makes for the manual's pages.
declare module 'virtual:night.css' {}
