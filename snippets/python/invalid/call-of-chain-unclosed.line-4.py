query = (Tea
         .select(Tea.name)
         .join(Origin)
         .where(Origin.height > 400
         .group_by(Tea.name)
         .limit(10))
