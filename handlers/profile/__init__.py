"""/profil: who the person is, asked or told in passing."""
