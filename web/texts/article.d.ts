/** An article, as tools/articles.js makes it of the files in articles/. */
declare module '*?article' {
  const html: string;
  export default html;
}
