//! What makes sites, how it is known, and where its articles are.

/// Something that makes a site.
#[derive(Debug)]
pub(super) struct Site {
    /// Its name.
    pub(super) name: &'static str,
    /// Files or folders of which one is there.
    pub(super) marks: &'static [&'static str],
    /// Where its articles are, as patterns of paths; empty if they may be anywhere.
    include: &'static [&'static str],
    /// What it makes or brings with it.
    exclude: &'static [&'static str],
}

impl Site {
    /// What it says of the key called `key`.
    pub(super) fn paths(&self, key: &str) -> &'static [&'static str] {
        match key {
            "include" => self.include,
            "exclude" => self.exclude,
            _ => &[],
        }
    }
}

/// All that are known.
pub(super) static SITES: &[Site] = &[
    Site {
        name: "Hugo",
        marks: &["hugo.toml", "hugo.yaml", "hugo.yml", "hugo.json", "archetypes"],
        include: &["content/**"],
        exclude: &["public/", "resources/", "themes/"],
    },
    Site {
        name: "Docusaurus",
        marks: &["docusaurus.config.js", "docusaurus.config.ts", "docusaurus.config.mjs", "docusaurus.config.cjs"],
        include: &["docs/**", "blog/**", "src/pages/**", "versioned_docs/**", "i18n/**"],
        exclude: &["build/", ".docusaurus/", "node_modules/"],
    },
    Site { name: "MkDocs", marks: &["mkdocs.yml", "mkdocs.yaml"], include: &["docs/**"], exclude: &["/site/"] },
    Site {
        name: "Sphinx",
        marks: &["conf.py", "docs/conf.py", "doc/conf.py", "source/conf.py", "docs/source/conf.py"],
        include: &["*.rst", "*.md", "*.ipynb"],
        exclude: &["_build/", "_templates/", ".venv/"],
    },
    Site {
        name: "Jekyll",
        marks: &["_config.yml", "_config.yaml", "_posts"],
        include: &["*.md", "*.markdown", "*.html"],
        exclude: &["_site/", "vendor/", "_includes/", "_layouts/"],
    },
    Site {
        name: "Astro",
        marks: &["astro.config.mjs", "astro.config.js", "astro.config.ts"],
        include: &["src/content/**", "src/pages/**"],
        exclude: &["dist/", "node_modules/"],
    },
    Site { name: "VitePress", marks: &[".vitepress", "docs/.vitepress"], include: &["*.md"], exclude: &["node_modules/", "dist/"] },
    Site {
        name: "Eleventy",
        marks: &[".eleventy.js", "eleventy.config.js", "eleventy.config.mjs", "eleventy.config.cjs"],
        include: &["*.md", "*.html"],
        exclude: &["_site/", "_includes/", "node_modules/"],
    },
    Site { name: "mdBook", marks: &["book.toml"], include: &["src/**/*.md"], exclude: &["/book/"] },
    Site { name: "Antora", marks: &["antora.yml", "antora-playbook.yml"], include: &["*.adoc"], exclude: &["build/"] },
    Site {
        name: "a feed",
        marks: &["feed.xml", "rss.xml", "atom.xml", "feed.json", "index.xml"],
        include: &["feed.xml", "rss.xml", "atom.xml", "feed.json", "index.xml"],
        exclude: &[],
    },
];
