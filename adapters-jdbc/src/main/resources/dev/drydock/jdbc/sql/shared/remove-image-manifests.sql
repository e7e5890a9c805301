DELETE FROM image_manifest WHERE image = :image
