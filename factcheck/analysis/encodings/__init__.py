"""In which encoding bytes are text: as declared, or else as the words say that they make."""
