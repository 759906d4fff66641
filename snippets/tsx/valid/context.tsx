const ThemeContext = createContext<Theme>("light");

export const ThemeProvider: React.FC<{ children: React.ReactNode }> = ({ children }) => (
  <ThemeContext.Provider value={useStoredTheme()}>{children}</ThemeContext.Provider>
);
