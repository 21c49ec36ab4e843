"""The surface theatre as a picture: sky, sea, ground, what stands, walks and flies on it, and what bursts."""
