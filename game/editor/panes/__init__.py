"""The panes of the editor's window: what the desk knows, as rows; and how rows and the canvas's marks are drawn."""
