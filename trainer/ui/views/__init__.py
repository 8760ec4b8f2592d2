"""What fills the centre of the window: one view at a time.  No view calls another; each asks by signals."""
